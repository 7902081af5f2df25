import type { Phrase } from "./pattern.ts";

/** What tools mean by vLLM's names. */
export const MEANINGS: readonly Phrase[] = [
  ["not as vLLM ({definition:word}): {name:say} is {meaning:say}", "与 vLLM 不同 ({definition})：{name} 指{meaning}"],
  ["each metric", "各指标"],
  ["each request's latency by its tokens, with the first", "每个请求的时延除以其 token 数（含首个 token）"],
  ["the time from the first token to the last, by all tokens", "首个 token 到末个 token 的时间除以全部 token 数"],
  ["what vLLM calls TPOT", "vLLM 所称的 TPOT"],
  [
    "what vLLM calls TPOT, of each request as often as it has tokens",
    "vLLM 所称的 TPOT，每个请求按其 token 数重复计入",
  ],
  ["the whole time by all tokens, the inverse of the throughput", "总时间除以全部 token 数，即吞吐量的倒数"],
  ["the latency, where answers did not stream", "请求时延（未流式返回时）"],
  ["the sum of the gaps between chunks, by tokens or by chunks", "数据块间隔之和除以 token 数或块数"],
  ["the time to the last token by all tokens, with the first", "到末个 token 的时间除以全部 token 数（含首个 token）"],
  ["of tokens without the first", "不含首个 token 的间隔"],
  ["that of one thread, times the threads", "单线程的吞吐量乘以线程数"],
  ["by the whole latency, with the prompt's", "除以含提示词处理的整个时延"],
  ["by the time after the batch's last first token", "除以整批都得到首个 token 之后的时间"],
  ["one stream's tokens by the elapsed time, with the prompt's", "单流 token 数除以含提示词处理的总时间"],
  ["what the table's author meant", "表格作者的含义"],
  [
    "of prompts alone, of generation alone, or of both in one test: no requests",
    "仅提示词、仅生成或两者合计的速率，没有请求",
  ],
  ["of all prompts at once: no requests", "所有提示词同时处理的速率，没有请求"],
];
