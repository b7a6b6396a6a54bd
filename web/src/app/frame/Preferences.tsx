import { usePerson, useSession } from '../../shared/auth/context.ts';
import { languageNames, useI18n } from '../../shared/i18n/context.tsx';
import { setTheme, themes } from '../../shared/theme/theme.ts';
import { useTheme } from '../../shared/theme/use-theme.ts';
import { Icon } from '../../shared/ui/icons.tsx';
import { Popover } from '../../shared/ui/Popover.tsx';
import { Segments } from '../../shared/ui/Segments.tsx';

/** Who is signed in, theme and language. */
export function Preferences() {
  const { m, language, setLanguage } = useI18n();
  const { signOut } = useSession();
  const person = usePerson();
  const theme = useTheme();
  return (
    <Popover
      className="icon-button"
      label={person ? `${m.frame.account}: ${person.name}` : m.frame.preferences}
      align="end"
      button={<Icon name="person" />}
    >
      {() => (
        <div className="preferences">
          {person ? (
            <p>
              <strong>{person.name}</strong>
              {person.email && <span className="quiet">{person.email}</span>}
            </p>
          ) : (
            <p className="quiet">{m.frame.openApi}</p>
          )}
          <div className="field">
            <span>{m.frame.theme}</span>
            <Segments
              label={m.frame.theme}
              value={theme}
              options={themes.map((id) => ({ id, label: m.frame.themes[id] }))}
              onChange={setTheme}
            />
          </div>
          <div className="field">
            <span>{m.frame.language}</span>
            <Segments
              label={m.frame.language}
              value={language}
              options={languageNames.map(({ id, name }) => ({ id, label: name }))}
              onChange={setLanguage}
            />
          </div>
          {person && (
            <button type="button" className="button" onClick={() => void signOut()}>
              {m.frame.signOut}
            </button>
          )}
        </div>
      )}
    </Popover>
  );
}
