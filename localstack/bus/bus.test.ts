import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type BusTarget, createBus, type DeliveredEvent } from './bus.ts';

const event = { type: 'JobRequested', detail: { jobId: 'aw.daily.forecast' } };

beforeAll(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true); // failures here are meant
});
afterAll(() => {
  vi.restoreAllMocks();
});

function target(invoke: BusTarget['invoke'], delivery: BusTarget['delivery'] = 'background'): BusTarget {
  return { name: 'target', wants: ({ type }) => type === 'JobRequested', invoke, delivery };
}

describe('the event bus of one machine', () => {
  it('delivers events in the shape of EventBridge to whoever wants them', async () => {
    const seen: DeliveredEvent[] = [];
    const bus = createBus([target(async (delivered) => seen.push(delivered))]);
    expect(await bus.put([event, { type: 'Other', detail: {} }])).toEqual([null, null]);
    await vi.waitFor(() => expect(seen).toHaveLength(1), 20_000);
    expect(seen[0]).toMatchObject({
      version: '0',
      source: 'otel-bi',
      'detail-type': 'JobRequested',
      detail: { jobId: 'aw.daily.forecast' },
    });
    expect(seen[0]?.detail).not.toBe(event.detail);
  });

  it('takes an event for a long function at once, and delivers it again until the function ends well', async () => {
    const invoke = vi.fn<BusTarget['invoke']>().mockResolvedValue(null);
    invoke.mockRejectedValueOnce(new Error('first')).mockRejectedValueOnce(new Error('second'));
    const bus = createBus([target(invoke)], { retryMs: [1, 1, 1] });
    expect(await bus.put([event])).toEqual([null]);
    await vi.waitFor(() => expect(invoke).toHaveBeenCalledTimes(3), 20_000);
    const ids = invoke.mock.calls.map(([delivered]) => delivered.id);
    expect(new Set(ids).size).toBe(1);
  });

  it('gives an event up after its last attempt', async () => {
    const invoke = vi.fn<BusTarget['invoke']>().mockRejectedValue(new Error('always'));
    const bus = createBus([target(invoke)], { retryMs: [1] });
    await bus.deliver(event);
    expect(invoke).toHaveBeenCalledTimes(2);
  });

  it('takes an event for a subscriber only when that is done with it', async () => {
    const invoke = vi.fn<BusTarget['invoke']>().mockResolvedValue(null);
    invoke.mockRejectedValueOnce(new Error('the receiver is away'));
    const bus = createBus([target(invoke, 'before_taken')]);
    expect(await bus.put([event])).toEqual(['Error: the receiver is away']);
    expect(await bus.put([event])).toEqual([null]);
  });

  it('tells what runs to stop, waits for it, and takes nothing more', async () => {
    let isStopped = false;
    const bus = createBus([
      target(async (_delivered, stop) => {
        await new Promise((resolve) => stop.addEventListener('abort', resolve));
        isStopped = true;
      }),
    ]);
    await bus.put([event]);
    await bus.close(5_000);
    expect(isStopped).toBe(true);
    await expect(bus.put([event])).rejects.toMatchObject({ message: 'the event bus is closed' });
  });

  it('does not wait for ever for what does not stop', async () => {
    const bus = createBus([target(() => new Promise(() => undefined))]);
    await bus.put([event]);
    await expect(bus.close(10)).resolves.toBeUndefined();
  });
});
