import { expect, test } from 'vitest';
import { limitOf } from './limit.ts';

const never = new AbortController().signal;

test('admits as many as there are places, the rest in order', async () => {
  const limit = limitOf(2);
  const order: string[] = [];
  const [leaveA] = [await limit.enter(never), await limit.enter(never)];
  const c = limit.enter(never).then((leave) => {
    order.push('c');
    leave();
  });
  const d = limit.enter(never).then((leave) => {
    order.push('d');
    leave();
  });
  await Promise.resolve();
  expect(order).toEqual([]);
  leaveA?.();
  await Promise.all([c, d]);
  expect(order).toEqual(['c', 'd']);
});

test('leaving twice frees one place only', async () => {
  const limit = limitOf(1);
  const leave = await limit.enter(never);
  leave();
  leave();
  const next = await limit.enter(never);
  let admitted = false;
  const waiting = limit.enter(never).then((leaveLast) => {
    admitted = true;
    leaveLast();
  });
  await new Promise(setImmediate);
  expect(admitted).toBe(false);
  next();
  await waiting;
});

test('who gives up while waiting loses no place', async () => {
  const limit = limitOf(1);
  const leave = await limit.enter(never);
  const controller = new AbortController();
  const impatient = limit.enter(controller.signal);
  const patient = limit.enter(never);
  controller.abort(new Error('gave up'));
  await expect(impatient).rejects.toThrow('gave up');
  leave();
  (await patient)();
  (await limit.enter(never))();
  await expect(limit.enter(controller.signal)).rejects.toThrow('gave up');
});
