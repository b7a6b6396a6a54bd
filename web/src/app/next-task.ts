/** Ends this task, so that the browser can answer and paint in between. */
export function nextTask(): Promise<void> {
  // Safari has no `yield` yet.
  return 'scheduler' in window ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve));
}
