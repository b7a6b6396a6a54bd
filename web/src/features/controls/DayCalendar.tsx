/** A month of days to choose the first and the last one from. Loaded when the period is first to be chosen. */
import { parseDate } from '@internationalized/date';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import {
  Button,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarMonthPicker,
  CalendarYearPicker,
  RangeCalendar,
} from 'react-aria-components/RangeCalendar';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import type { DayRange } from '../../shared/url/period.ts';
import './calendar.css';

export interface DayCalendarProps {
  /** The days that the page shows now; null where they are not known. */
  readonly range: DayRange | null;
  /** The newest day of the data: later ones cannot be chosen. */
  readonly last: string | null;
  readonly onChoose: (range: DayRange) => void;
}

const YEARS = 12;

export function DayCalendar({ range, last, onChoose }: DayCalendarProps) {
  const { m, f } = useI18n();
  const value = range && { start: parseDate(range.from), end: parseDate(range.to) };
  const end = range?.to ?? last;
  return (
    <I18nProvider locale={f.locale}>
      <RangeCalendar
        aria-label={m.period.choose}
        className="calendar"
        defaultValue={value}
        {...(end === null ? {} : { defaultFocusedValue: parseDate(end) })}
        {...(last === null ? {} : { maxValue: parseDate(last) })}
        onChange={({ start, end: chosenEnd }) =>
          onChoose({ from: start.toString(), to: chosenEnd.toString() })
        }
      >
        <header>
          <Button slot="previous" className="icon-button">
            <Icon name="left" />
          </Button>
          <CalendarMonthPicker>{(picker) => <Choice {...picker} />}</CalendarMonthPicker>
          <CalendarYearPicker visibleYears={YEARS}>{(picker) => <Choice {...picker} />}</CalendarYearPicker>
          <Button slot="next" className="icon-button">
            <Icon name="right" />
          </Button>
        </header>
        <CalendarGrid>
          <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
          <CalendarGridBody>
            {(date) => <CalendarCell date={date} className="calendar-day" />}
          </CalendarGridBody>
        </CalendarGrid>
      </RangeCalendar>
    </I18nProvider>
  );
}

interface ChoiceProps {
  readonly 'aria-label': string;
  readonly value: string | number;
  readonly onChange: (key: string | number | null) => void;
  readonly items: readonly { readonly id: number; readonly formatted: string }[];
}

function Choice({ value, onChange, items, ...label }: ChoiceProps) {
  return (
    <select {...label} value={value} onChange={(event) => onChange(Number(event.target.value))}>
      {items.map(({ id, formatted }) => (
        <option key={id} value={id}>
          {formatted}
        </option>
      ))}
    </select>
  );
}
