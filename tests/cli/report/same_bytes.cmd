# Another folder, path, locale, time zone and number of workers: the same bytes.
cp -r ../street "$W/study"
weefsel run "$W/study/study.xml" --output "$W/one" --jobs 1 --quiet >/dev/null 2>&1
mkdir "$W/else where"; cp -r ../street "$W/else where"; cd "$W/else where/street"
LC_ALL=nl_NL.UTF-8 TZ=Asia/Tokyo weefsel run study.xml --output "$W/two" --jobs 2 --quiet >/dev/null 2>&1
weefsel report study.xml --output "$W/two" --quiet >/dev/null 2>&1
diff -r --exclude=.weefsel "$W/one" "$W/two" && echo same
