/** Where a file's bytes go; `write` resolves when the next chunk may come, which keeps memory flat. */
export interface Sink {
  write(chunk: Uint8Array): Promise<void>;
}
