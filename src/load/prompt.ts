/** Token ids are exact; text is what the server's tokenizer makes of it. */
export type PromptForm = "token-ids" | "text";

export interface Prompt {
  readonly content: string | readonly number[];
  /** Data URLs that follow the text, in a chat. */
  readonly images?: readonly string[];
  /** Asked for; absent when the data set gives text of which only the server's tokenizer knows the length. */
  readonly inputTokens?: number;
  readonly outputTokens: number;
}
