/** Each analysis over HTTP at the real size, beside an endpoint that computes nothing. */

import { exampleAddress } from '@otel-bi/localstack/testing/example-address.ts';
import { startTestProduct, testDirectory } from '@otel-bi/localstack/testing/product.ts';
import { routes } from '@otel-bi/shared/contract/routes.ts';
import { type Measurement, measurement, medianMs } from './measurement.ts';

const RUNS = 9;

export async function benchViews(): Promise<Measurement[]> {
  const directory = await testDirectory(1);
  const product = await startTestProduct(directory.path);
  try {
    const time = (path: string) => medianMs(RUNS, async () => (await product.call(path)).arrayBuffer());
    const floor = await time('/api/config');
    const measured = [measurement('GET /api/config', floor, 'ms')];
    const analyses = routes.filter(
      ({ audited, method, path, success }) =>
        audited && method === 'GET' && success.kind === 'json' && !path.includes('{'),
    );
    for (const route of analyses) {
      const address = await exampleAddress(product, route);
      measured.push(measurement(`GET ${route.path}`, await time(address), 'ms', floor));
    }
    return measured;
  } finally {
    await product.close();
    await directory.remove();
  }
}
