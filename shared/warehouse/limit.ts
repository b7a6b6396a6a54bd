/** Lets `size` holders through at a time; the rest wait in order, or leave when their signal fires. */
export interface Limit {
  /** Resolves to a function that gives the place back; calling it twice is harmless. */
  enter(signal: AbortSignal): Promise<() => void>;
}

export function limitOf(size: number): Limit {
  let free = size;
  const waiting: (() => void)[] = [];

  function place(): () => void {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    };
  }

  return {
    async enter(signal) {
      signal.throwIfAborted();
      if (free > 0) {
        free -= 1;
        return place();
      }
      const { promise, resolve, reject } = Promise.withResolvers<() => void>();
      const admit = () => {
        signal.removeEventListener('abort', leave);
        resolve(place());
      };
      const leave = () => {
        waiting.splice(waiting.indexOf(admit), 1);
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      waiting.push(admit);
      return promise;
    },
  };
}
