/* Lets one write, or all from one on, to files of a workspace fail; preloaded by test_faults.py.
 * chayan_arm(n, error, forever) counts from 1; chayan_hits() says how often it struck. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long wanted = 0, seen = 0, hits = 0;
static int error_ = EIO, forever_ = 0;

void chayan_arm(long n, int error, int forever) {
    wanted = n; error_ = error; forever_ = forever; seen = 0; hits = 0;
}
long chayan_hits(void) { return hits; }
long chayan_seen(void) { return seen; }

static int ours(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n <= 0) return 0;
    path[n] = 0;
    return strstr(path, "workspace.db") != NULL && strstr(path, "-shm") == NULL;
}
static int struck(int fd) {
    if (!wanted || !ours(fd)) return 0;
    seen++;
    if (seen == wanted || (forever_ && seen > wanted)) { hits++; errno = error_; return 1; }
    return 0;
}
#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *b, size_t n) {
    REAL(ssize_t, "write", int, const void *, size_t); return struck(fd) ? -1 : real(fd, b, n); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) {
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    return struck(fd) ? -1 : real(fd, b, n, o); }
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t o) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    return struck(fd) ? -1 : real(fd, b, n, o); }
int fsync(int fd) {
    REAL(int, "fsync", int); return struck(fd) ? -1 : real(fd); }
int fdatasync(int fd) {
    REAL(int, "fdatasync", int); return struck(fd) ? -1 : real(fd); }
int ftruncate(int fd, off_t n) {
    REAL(int, "ftruncate", int, off_t); return struck(fd) ? -1 : real(fd, n); }
int ftruncate64(int fd, off64_t n) {
    REAL(int, "ftruncate64", int, off64_t); return struck(fd) ? -1 : real(fd, n); }
