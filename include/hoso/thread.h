/* Threads that work in the background.  Uses libc only. */
#ifndef HOSO_THREAD_H
#define HOSO_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* Starts RUN with all signals blocked: they are for the thread that shows things.  False
 * where the system has no thread to give; errno says why. */
bool hoso_thread_start(pthread_t *thread, void *(*run)(void *ctx), void *ctx);

#endif
