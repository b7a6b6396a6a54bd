/** One running product for all tests of a file, on generated warehouses of its own. */
import { afterAll, beforeAll } from 'vitest';
import { startTestProduct, type TestDirectory, type TestProduct, testDirectory } from './product.ts';

export interface TestedProduct extends TestProduct {
  readonly dataDir: string;
  /** Starts it again on the same data, after `close`. */
  start(environment?: Readonly<Record<string, string>>): Promise<void>;
}

/** To be called where hooks may be: at the top of a file or of a `describe`. Usable once the tests run. */
export function testedProduct(environment: Readonly<Record<string, string>> = {}): TestedProduct {
  let directory: TestDirectory | undefined;
  let product: TestProduct | undefined;
  const running = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('the product runs from beforeAll on');
    return part;
  };

  beforeAll(async () => {
    directory = await testDirectory();
    product = await startTestProduct(directory.path, environment);
  });
  afterAll(async () => {
    await product?.close();
    await directory?.remove();
  });

  return {
    get dataDir() {
      return running(directory).path;
    },
    get origin() {
      return running(product).origin;
    },
    get container() {
      return running(product).container;
    },
    get scheduler() {
      return running(product).scheduler;
    },
    get reports() {
      return running(product).reports;
    },
    call: (path, init) => running(product).call(path, init),
    token: (query) => running(product).token(query),
    close: () => running(product).close(),
    async start(changed = environment) {
      product = await startTestProduct(running(directory).path, changed);
    },
  };
}
