/* folder : a temporary folder for a test, and what lies in it. */
#ifndef WF_TEST_FOLDER_H
#define WF_TEST_FOLDER_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Makes a folder and puts its path (128 bytes or more) in `path`. */
static inline int folder_make(char path[128])
{
    const char *base = getenv("TMPDIR");
    snprintf(path, 128, "%.100s/weefsel-XXXXXX", base && *base ? base : "/tmp");
    return mkdtemp(path) ? 0 : -1;
}

/* Removes the folder and all that is in it. */
static inline void folder_remove(const char *path)
{
    DIR *dir = opendir(path);
    const struct dirent *entry;
    while (dir && (entry = readdir(dir))) {
        char inner[4096];
        struct stat st;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        if (snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name) >= (int)sizeof inner) continue;
        if (lstat(inner, &st) == 0 && S_ISDIR(st.st_mode)) folder_remove(inner);
        else unlink(inner);
    }
    if (dir) closedir(dir);
    rmdir(path);
}

#endif
