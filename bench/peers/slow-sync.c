/* Loaded before libc: each sync takes SYNC_DELAY_US microseconds longer, as on a slow disk. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void wait_longer(void) {
  const char *delay = getenv("SYNC_DELAY_US");
  if (delay) usleep((useconds_t)atoi(delay));
}

int fdatasync(int file) {
  static int (*next)(int);
  if (!next) next = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  wait_longer();
  return next(file);
}

int fsync(int file) {
  static int (*next)(int);
  if (!next) next = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  wait_longer();
  return next(file);
}
