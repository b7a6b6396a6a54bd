import type { Notice } from '@otel-bi/shared/contract/envelope.ts';
import { useI18n } from '../i18n/context.tsx';
import { type Saying, saidText } from './text.ts';

/** A text of an answer; what there are no words for yet stays English and says so to who listens. */
export function Said({ text, said }: Saying) {
  const { m, f } = useI18n();
  return saidText(said, m, f) ?? <span lang="en">{text}</span>;
}

/** Everything to know about an answer, one sentence after the other. */
export function Notices({ notices }: { readonly notices: readonly Notice[] }) {
  return notices.map(({ code, message, said }) => (
    <span key={code + message}>
      <Said text={message} said={said} />{' '}
    </span>
  ));
}
