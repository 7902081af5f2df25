/** A request that is answered with an error; `type` as vLLM names it. */
export class RequestError extends Error {
  readonly status: number;
  readonly type: string;
  readonly param: string | null;
  constructor(status: number, type: string, message: string, param: string | null = null) {
    super(message);
    this.name = "RequestError";
    this.status = status;
    this.type = type;
    this.param = param;
  }
}

export function errorBody({ message, type, param, status }: RequestError): object {
  return { error: { message, type, param, code: status } };
}
