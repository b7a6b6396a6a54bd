/** A sealed trail for the tests of a file, as it was made before each of them. */
import { afterAll, afterEach, beforeAll } from 'vitest';
import { sealedTrail, type TestTrail } from './trail.ts';

type Started = Parameters<typeof sealedTrail>[0] & { close(): Promise<void> };

/** To be called where tests are described. @param server the engine, undefined where there is none */
export function testedTrail(server: { start(): Promise<Started> } | undefined): Omit<TestTrail, 'close'> {
  let started: Started | undefined;
  let made: TestTrail | undefined;
  const trail = () => {
    if (made === undefined) throw new Error('the trail is made before the first test');
    return made;
  };
  beforeAll(async () => {
    if (server === undefined) throw new Error('there is no engine for a real server');
    started = await server.start();
    made = await sealedTrail(started);
  });
  afterEach(() => made?.restore());
  afterAll(async () => {
    await made?.close();
    await started?.close();
  });
  return {
    get database() {
      return trail().database;
    },
    get vaultPath() {
      return trail().vaultPath;
    },
    force: (sql) => trail().force(sql),
    verify: (vaultPath) => trail().verify(vaultPath),
    restore: () => trail().restore(),
  };
}
