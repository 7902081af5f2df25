import type { ServerResponse } from "node:http";
import type { AnswerHead, AnswerShape, Choice, FinishReason, Usage } from "./answer.ts";
import { faultOf } from "./faults.ts";
import type { Knobs } from "./knobs.ts";
import type { FinishedRequests } from "./metrics-text.ts";
import { type OutputLength, outputLength } from "./output-length.ts";
import { randomNamed } from "./random.ts";
import type { GenerationRequest } from "./request-body.ts";
import { RequestError } from "./request-error.ts";
import { sendJson, startEvents } from "./response.ts";
import type { Emission } from "./scheduler.ts";
import type { StepLoop } from "./step-loop.ts";
import { decode, wordToken } from "./tokenizer.ts";

/** What all requests of one start share. */
export interface EngineState {
  readonly knobs: Knobs;
  readonly loop: StepLoop;
  readonly finished: FinishedRequests;
  /** Requests and sequences so far. */
  readonly served: { requests: number; sequences: number };
  /** Ends the process, as a crashed engine does. */
  readonly crash: () => void;
}

interface Plan extends OutputLength {
  readonly index: number;
  readonly prompt: readonly number[];
  readonly sequence: number;
  readonly nextWord: () => string;
}

/** Takes the tokens of one request as they come. */
interface Writer {
  readonly token: (choice: Choice) => void;
  readonly end: () => void;
}

/** Answers one completion or chat request; returns as soon as it is under way. */
export function generate(shape: AnswerShape, request: GenerationRequest, response: ServerResponse, state: EngineState) {
  const { knobs, loop, served, finished } = state;
  if (request.model !== undefined && request.model !== knobs.model) throw unknownModel(request.model);
  const plans = request.prompts.map((prompt, index) => planSequence(prompt, index, request, state));

  served.requests += 1;
  const fault = faultOf(served.requests, knobs);
  if (fault === "crash") state.crash();
  if (fault === "crash" || fault === "hang") loop.halt();
  if (fault === "fail")
    throw new RequestError(500, "InternalServerError", "planted failure (--fail-every, --fail-all)");

  const head = { id: answerId(shape, served.requests), created: Math.floor(Date.now() / 1000), model: knobs.model };
  const writer = (request.stream ? eventWriter : wholeWriter)(shape, head, request, plans, response);
  let open = plans.length;

  response.once("close", () => {
    if (open === 0) return;
    finished.abort += 1;
    for (const plan of plans) loop.abort(plan.sequence);
  });

  for (const plan of plans) {
    const cutAt = fault === "cut" ? Math.floor(plan.tokens / 2) : Number.POSITIVE_INFINITY;
    loop.submit({ id: plan.sequence, prompt: plan.prompt, outputTokens: plan.tokens }, (emission: Emission) => {
      if (emission.index >= cutAt) {
        response.destroy();
        return;
      }
      const finishReason: FinishReason | null = emission.last ? plan.finishReason : null;
      writer.token({ index: plan.index, text: plan.nextWord(), finishReason });
      if (!emission.last) return;
      open -= 1;
      finished[plan.finishReason] += 1;
      if (open === 0) writer.end();
    });
  }
}

function planSequence(prompt: readonly number[], index: number, request: GenerationRequest, state: EngineState): Plan {
  const { knobs, served } = state;
  const room = knobs.maxModelLen - prompt.length;
  const most = request.maxTokens ?? room;
  if (prompt.length === 0) throw new RequestError(400, "BadRequestError", "the prompt is empty");
  if (room < 1 || most > room) {
    const message = `This model's maximum context length is ${knobs.maxModelLen} tokens. However, you requested ${most} output tokens and your prompt contains ${prompt.length} input tokens.`;
    throw new RequestError(400, "BadRequestError", message);
  }
  const { seed, ignoreEos } = request;
  const random = randomNamed(`${seed}/words/${prompt.length}/${prompt.slice(0, 64).join(",")}`);
  served.sequences += 1;
  return {
    ...outputLength(prompt, { seed, ignoreEos, most }, knobs),
    index,
    prompt,
    sequence: served.sequences,
    nextWord: () => decode([wordToken(random())]),
  };
}

/** Server-sent events: one a token, as vLLM sends them. */
function eventWriter(
  shape: AnswerShape,
  head: AnswerHead,
  request: GenerationRequest,
  plans: readonly Plan[],
  response: ServerResponse,
): Writer {
  const events = startEvents(response);
  const sent = plans.map(() => 0);
  const usageSoFar = () => usageOf(plans, sent);
  return {
    token(choice) {
      if (sent[choice.index] === 0 && shape.opening) events.send(shape.opening(head, choice.index));
      sent[choice.index] = (sent[choice.index] ?? 0) + 1;
      events.send(shape.chunk(head, choice, request.continuousUsage ? usageSoFar() : undefined));
    },
    end() {
      if (request.includeUsage) events.send(shape.usage(head, usageSoFar()));
      events.end();
    },
  };
}

/** One JSON body when all tokens are there. */
function wholeWriter(
  shape: AnswerShape,
  head: AnswerHead,
  _request: GenerationRequest,
  plans: readonly Plan[],
  response: ServerResponse,
): Writer {
  const choices = plans.map((): Choice[] => []);
  return {
    token: (choice) => choices[choice.index]?.push(choice),
    end() {
      const whole = choices.map((parts, index) => ({
        index,
        text: parts.map((part) => part.text).join(""),
        finishReason: parts.at(-1)?.finishReason ?? null,
      }));
      const usage = usageOf(
        plans,
        choices.map((parts) => parts.length),
      );
      sendJson(response, 200, shape.whole(head, whole, usage));
    },
  };
}

function usageOf(plans: readonly Plan[], sent: readonly number[]): Usage {
  const prompt = plans.reduce((sum, plan) => sum + plan.prompt.length, 0);
  const completion = sent.reduce((sum, tokens) => sum + tokens, 0);
  return { prompt_tokens: prompt, total_tokens: prompt + completion, completion_tokens: completion };
}

const answerId = (shape: AnswerShape, request: number) => `${shape.idPrefix}-${request.toString(16).padStart(16, "0")}`;

function unknownModel(model: string): RequestError {
  return new RequestError(404, "NotFoundError", `The model \`${model}\` does not exist.`, "model");
}
