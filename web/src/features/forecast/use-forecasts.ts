import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api/context.ts';
import { filtersOf } from '../../shared/domain.ts';
import type { Subject } from '../../shared/explain/subject.ts';
import { addDays } from '../../shared/format/days.ts';
import { sumMoney } from '../../shared/format/sum.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { UrlState } from '../../shared/url/state.ts';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { historyOptions } from '../sales/api/history.ts';
import { type ForecastAnswer, forecastOptions } from './api/forecast.ts';

export const channels = ['internet', 'reseller'] as const;
export type Channel = (typeof channels)[number];

export const HORIZON_DAYS = 90;
/** Resellers book at month ends: their line needs more months than the internet's needs days. */
const historyDays = { internet: 365, reseller: 1095 } as const;

/** A forecast of each channel: they have different rhythms, and their sum would hide both. */
export function useChannelForecast(channel: Channel, state: UrlState) {
  const api = useApi();
  return useQuery({
    ...forecastOptions(api, { ...filtersOf('aw', state), channel, horizon_days: HORIZON_DAYS }),
    enabled: state.channel === undefined || state.channel === channel,
  });
}

/** The channel's days up to where its forecast begins. */
export function useChannelHistory(channel: Channel, trainedThrough: string | null) {
  const api = useApi();
  const [state] = useUrlState();
  const days =
    trainedThrough === null
      ? {}
      : { from: addDays(trainedThrough, 1 - historyDays[channel]), to: trainedThrough };
  return useQuery({
    ...historyOptions(api, 'aw', { ...filtersOf('aw', state), channel, ...days }),
    enabled: trainedThrough !== null,
  });
}

export const forecastId = (channel: Channel) => `aw.forecast_value.${channel}`;

export function forecastSubjects(
  answers: readonly { readonly channel: Channel; readonly data: ForecastAnswer | undefined }[],
  m: Messages,
): Subject[] {
  return answers.flatMap(({ channel, data: answer }) =>
    answer === undefined || answer.data.length === 0
      ? []
      : [
          {
            id: forecastId(channel),
            domain: 'aw' as const,
            metric: 'forecast_value',
            label: m.sales.forecastOf(m.filter.channels[channel]),
            value: sumMoney(answer.data.map(({ value }) => value)),
            unit: 'USD' as const,
            isEstimate: true,
            sumOf: {
              days: answer.data.length,
              from: answer.data[0]?.date ?? '',
              to: answer.data.at(-1)?.date ?? '',
            },
            meta: answer.meta,
            request: answer.request,
          },
        ],
  );
}
