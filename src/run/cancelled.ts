/** What the run throws after SIGINT or SIGTERM, when everything is stopped and written. */
export function cancelledError(signal: AbortSignal): DOMException {
  return new DOMException(cancelledBy(signal), "AbortError");
}

/** `cancelled by SIGINT`: entries abort with the signal's name as the reason. */
export function cancelledBy(signal: AbortSignal): string {
  const { reason } = signal;
  return typeof reason === "string" ? `cancelled by ${reason}` : "cancelled";
}

/** @throws the error of a cancelled run when the run is cancelled. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw cancelledError(signal);
}

/** Waits, and throws the error of a cancelled run as soon as it is cancelled. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(cancelledError(signal));
      return;
    }
    const cancel = () => {
      clearTimeout(timer);
      reject(cancelledError(signal));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", cancel);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", cancel, { once: true });
  });
}
