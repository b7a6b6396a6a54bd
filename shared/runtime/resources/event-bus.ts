import type { Bus } from '../bus.ts';
import { awsBus } from '../bus-aws.ts';
import { readEventBusName } from '../config/jobs.ts';
import type { Resource } from '../container.ts';
import { tracedBus } from '../telemetry/bus.ts';

/** EventBridge; an application with a bus of its own provides that one. */
export const eventBus: Resource<Bus> = {
  async open({ environment }) {
    return tracedBus(awsBus(readEventBusName(environment), environment));
  },
};
