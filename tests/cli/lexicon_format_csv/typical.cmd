weefsel ingest typical.study.xml --output "$W/o" --quiet
weefsel code typical.study.xml --output "$W/o"
