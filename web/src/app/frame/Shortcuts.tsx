import { useI18n } from '../../shared/i18n/context.tsx';
import { ModalDialog } from '../../shared/ui/ModalDialog.tsx';
import { pages } from '../pages.ts';

export function Shortcuts({ onClose }: { onClose: () => void }) {
  const { m } = useI18n();
  const rows: readonly (readonly [readonly string[], string])[] = [
    [['/'], m.shortcuts.search],
    ...pages.map((page) => [['g', page.shortcut], m.shortcuts.goTo(page.title(m))] as const),
    [['p'], m.shortcuts.period],
    [['f'], m.shortcuts.filter],
    [['←', '→'], m.shortcuts.arrows],
    [['Esc'], m.shortcuts.close],
    [['?'], m.shortcuts.help],
  ];
  return (
    <ModalDialog title={m.shortcuts.title} onClose={onClose}>
      <dl className="shortcuts">
        {rows.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>{meaning}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </ModalDialog>
  );
}
