// An OpenAI completions server that keeps an exact schedule and tells when it sent what: one thread, epoll, one send() an event as
// uvicorn does, events of vLLM's shape and size.
// usage: server TTFT_US GAP_US LOG [steps]
// Prints its port. A request gets as many chunks as its max_tokens says: the first TTFT_US after the request was read, the others GAP_US
// apart; staggered by request, or with `steps` all streams at the same ticks, as an engine's batch has them.
// LOG: for each request whose x-request-id ends in -NUMBER: uint32 number, uint32 chunks, then one uint64 of nanoseconds
// (CLOCK_MONOTONIC) for the request and for each chunk. SIGTERM ends it, with its own lateness on stderr.
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MAX_CONNECTIONS 65536
#define UNNUMBERED UINT32_MAX
#define KNUTH 2654435761u  // spreads neighbouring numbers over the whole range
#define IDENTITY "\"id\":\"cmpl-5f0c4bd1a7a94b0e8f7d0c1b2a3e4d5f-%08x\",\"object\":\"text_completion\",\"created\":1763805600,\"model\":\"meta-llama/Llama-3.1-8B-Instruct\""

typedef struct {
  int socket;
  char *request;
  size_t length, capacity;
  char *unsent;
  size_t unsent_from, unsent_to, unsent_capacity;
  bool streaming, closed;
  uint32_t number, chunks, sent, prompt_tokens;
  uint64_t due, received;
  uint64_t *stamps;
} Connection;

static const char HEAD[] =
    "HTTP/1.1 200 OK\r\ndate: Sat, 22 Nov 2025 10:00:00 GMT\r\nserver: uvicorn\r\n"
    "content-type: text/event-stream; charset=utf-8\r\ntransfer-encoding: chunked\r\n\r\n";

static uint64_t ttft_ns, gap_ns, events, late_sum_ns, late_most_ns;
static bool in_steps;
static FILE *log_file;
static int poller;
static volatile sig_atomic_t stopping;
static Connection *heap[MAX_CONNECTIONS];
static int heap_size;

static void stop(int signal) { (void)signal; stopping = 1; }

static uint64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static void push(Connection *c) {
  int i = heap_size++;
  for (; i > 0 && heap[(i - 1) / 2]->due > c->due; i = (i - 1) / 2) heap[i] = heap[(i - 1) / 2];
  heap[i] = c;
}

static Connection *pop(void) {
  Connection *first = heap[0], *last = heap[--heap_size];
  int i = 0;
  for (;;) {
    int child = 2 * i + 1;
    if (child >= heap_size) break;
    if (child + 1 < heap_size && heap[child + 1]->due < heap[child]->due) child++;
    if (heap[child]->due >= last->due) break;
    heap[i] = heap[child];
    i = child;
  }
  heap[i] = last;
  return first;
}

static void watch(Connection *c, uint32_t what, int operation) {
  struct epoll_event event = {.events = what, .data.ptr = c};
  epoll_ctl(poller, operation, c->socket, &event);
}

static void keep_unsent(Connection *c, const char *bytes, size_t length) {
  if (c->unsent_to + length > c->unsent_capacity) {
    c->unsent_capacity = 2 * (c->unsent_to + length);
    c->unsent = realloc(c->unsent, c->unsent_capacity);
  }
  memcpy(c->unsent + c->unsent_to, bytes, length);
  c->unsent_to += length;
}

static void send_bytes(Connection *c, const char *bytes, size_t length) {
  if (c->unsent_to > c->unsent_from) return keep_unsent(c, bytes, length);
  ssize_t written = send(c->socket, bytes, length, MSG_NOSIGNAL);
  if (written == (ssize_t)length || (written < 0 && errno != EAGAIN)) return;
  size_t done = written < 0 ? 0 : (size_t)written;
  c->unsent_from = c->unsent_to = 0;
  keep_unsent(c, bytes + done, length - done);
  watch(c, EPOLLIN | EPOLLOUT, EPOLL_CTL_MOD);
}

static void flush(Connection *c) {
  ssize_t written = send(c->socket, c->unsent + c->unsent_from, c->unsent_to - c->unsent_from, MSG_NOSIGNAL);
  if (written > 0) c->unsent_from += (size_t)written;
  if (c->unsent_from == c->unsent_to) watch(c, EPOLLIN, EPOLL_CTL_MOD);
}

/* One piece of a chunked body. */
static int piece(char *out, const char *body, int length) { return sprintf(out, "%x\r\n%s\r\n", length, body); }

static int write_event(char *out, const Connection *c, uint32_t index) {
  char body[1024];
  int length = sprintf(body,
      "data: {" IDENTITY ",\"choices\":[{\"index\":0,\"text\":\" tok%u\",\"logprobs\":null,\"finish_reason\":%s,\"stop_reason\":null,"
      "\"token_ids\":null,\"prompt_logprobs\":null,\"prompt_token_ids\":null}],\"usage\":null}\n\n",
      c->number, index, index + 1 == c->chunks ? "\"length\"" : "null");
  return piece(out, body, length);
}

static int write_tail(char *out, const Connection *c) {
  char body[1024];
  int length = sprintf(body,
      "data: {" IDENTITY ",\"choices\":[],\"usage\":{\"prompt_tokens\":%u,\"total_tokens\":%u,\"completion_tokens\":%u}}\n\n",
      c->number, c->prompt_tokens, c->prompt_tokens + c->chunks, c->chunks);
  int used = piece(out, body, length);
  return used + sprintf(out + used, "e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n");
}

static void log_request(const Connection *c) {
  if (c->number == UNNUMBERED) return;
  uint32_t head[2] = {c->number, c->chunks};
  fwrite(head, sizeof *head, 2, log_file);
  fwrite(&c->received, sizeof c->received, 1, log_file);
  fwrite(c->stamps, sizeof *c->stamps, c->chunks, log_file);
}

static uint32_t request_number(const char *request) {
  const char *id = strcasestr(request, "x-request-id: ");
  if (!id) return UNNUMBERED;
  const char *end = id + strcspn(id, "\r");
  const char *digits = end;
  while (digits > id && digits[-1] >= '0' && digits[-1] <= '9') digits--;
  return digits < end && digits[-1] == '-' ? (uint32_t)strtoul(digits, 0, 10) : UNNUMBERED;
}

static uint32_t number_after(const char *text, const char *key) {
  const char *at = strstr(text, key);
  return at ? (uint32_t)strtoul(at + strlen(key) + strspn(at + strlen(key), ": "), 0, 10) : 1;
}

/* Ids in a list, words in a text. */
static uint32_t prompt_tokens(const char *body) {
  const char *prompt = strstr(body, "\"prompt\"");
  if (!prompt) return 1;
  prompt += 8 + strspn(prompt + 8, ": ");
  char between = *prompt == '[' ? ',' : ' ', last = *prompt == '[' ? ']' : '"';
  uint32_t count = 1;
  for (prompt++; *prompt && *prompt != last; prompt++) count += *prompt == between;
  return count;
}

static void start_stream(Connection *c, const char *body) {
  c->number = request_number(c->request);
  c->chunks = number_after(body, "\"max_tokens\"");
  c->prompt_tokens = prompt_tokens(body);
  c->stamps = realloc(c->stamps, sizeof *c->stamps * c->chunks);
  c->sent = 0;
  c->streaming = true;
  c->received = now_ns();
  c->due = c->received + ttft_ns;
  c->due = in_steps ? (c->due / gap_ns + 1) * gap_ns : c->due + (uint64_t)(c->number * KNUTH) % gap_ns;
  send_bytes(c, HEAD, sizeof HEAD - 1);
  push(c);
}

static void close_connection(Connection *c) {
  if (c->closed) return;
  c->closed = true;
  close(c->socket);
}

/* Reads what has come; a request is served when it is whole and nothing else is being answered. */
static void take_bytes(Connection *c) {
  for (;;) {
    if (c->capacity - c->length < 65536) {
      c->capacity = 2 * c->capacity + 65536;
      c->request = realloc(c->request, c->capacity + 1);
    }
    ssize_t got = recv(c->socket, c->request + c->length, c->capacity - c->length, 0);
    if (got == 0 || (got < 0 && errno != EAGAIN)) return close_connection(c);
    if (got < 0) break;
    c->length += (size_t)got;
  }
  c->request[c->length] = 0;
  char *head_end = c->streaming ? 0 : strstr(c->request, "\r\n\r\n");
  if (!head_end) return;
  const char *field = strcasestr(c->request, "content-length:");
  size_t whole = (size_t)(head_end + 4 - c->request) + (field && field < head_end ? strtoul(field + 15, 0, 10) : 0);
  if (c->length < whole) return;
  if (strncmp(c->request, "POST", 4) == 0) start_stream(c, head_end + 4);
  else send_bytes(c, "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n", 45);
  memmove(c->request, c->request + whole, c->length - whole);
  c->length -= whole;
}

static void send_due(Connection *c) {
  char out[4096];
  uint64_t at = now_ns();
  late_sum_ns += at - c->due;
  if (at - c->due > late_most_ns) late_most_ns = at - c->due;
  int length = write_event(out, c, c->sent);
  c->stamps[c->sent++] = now_ns();
  events++;
  if (c->sent < c->chunks) {
    send_bytes(c, out, (size_t)length);
    c->due += gap_ns;
    push(c);
    return;
  }
  length += write_tail(out + length, c);
  log_request(c);
  c->streaming = false;
  send_bytes(c, out, (size_t)length);
}

static void accept_all(int listener) {
  int socket, one = 1;
  while ((socket = accept4(listener, 0, 0, SOCK_NONBLOCK)) >= 0) {
    Connection *c = calloc(1, sizeof *c);
    c->socket = socket;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    watch(c, EPOLLIN, EPOLL_CTL_ADD);
  }
}

static int listen_on_free_port(void) {
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  if (bind(listener, (void *)&address, size) || listen(listener, 4096) || getsockname(listener, (void *)&address, &size)) {
    perror("listen");
    exit(1);
  }
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  return listener;
}

static struct timespec until_due(void) {
  if (heap_size == 0) return (struct timespec){.tv_nsec = 20000000};
  uint64_t at = now_ns(), wait = heap[0]->due > at ? heap[0]->due - at : 0;
  return (struct timespec){.tv_sec = (time_t)(wait / 1000000000u), .tv_nsec = (long)(wait % 1000000000u)};
}

int main(int count, char **words) {
  if (count < 4) return fprintf(stderr, "usage: %s TTFT_US GAP_US LOG [steps]\n", words[0]), 2;
  ttft_ns = strtoull(words[1], 0, 10) * 1000;
  gap_ns = strtoull(words[2], 0, 10) * 1000;
  in_steps = count > 4 && strcmp(words[4], "steps") == 0;
  log_file = fopen(words[3], "wb");
  if (!log_file || gap_ns == 0) return fprintf(stderr, "%s: cannot be written, or no gap\n", words[3]), 2;
  prctl(PR_SET_TIMERSLACK, 1);
  struct rlimit files = {MAX_CONNECTIONS, MAX_CONNECTIONS};
  setrlimit(RLIMIT_NOFILE, &files);
  signal(SIGTERM, stop);
  signal(SIGINT, stop);
  poller = epoll_create1(0);
  int listener = listen_on_free_port();
  epoll_ctl(poller, EPOLL_CTL_ADD, listener, &(struct epoll_event){.events = EPOLLIN});
  while (!stopping) {
    struct epoll_event ready[512];
    struct timespec wait = until_due();
    int found = epoll_pwait2(poller, ready, 512, &wait, 0);
    for (int i = 0; i < found; i++) {
      Connection *c = ready[i].data.ptr;
      if (!c) accept_all(listener);
      else if (!c->closed) {
        if (ready[i].events & EPOLLOUT) flush(c);
        if (ready[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) take_bytes(c);
      }
    }
    // So many at a stretch, then the sockets have their turn.
    for (int burst = 0; burst < 256 && heap_size > 0 && heap[0]->due <= now_ns(); burst++) {
      Connection *c = pop();
      if (!c->closed) send_due(c);
    }
  }
  fclose(log_file);
  fprintf(stderr, "{\"events\":%lu,\"lateMeanUs\":%.1f,\"lateMostUs\":%.1f}\n", events, events ? (double)late_sum_ns / 1e3 / (double)events : 0,
          (double)late_most_ns / 1e3);
  return 0;
}
