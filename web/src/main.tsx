import '@fontsource-variable/inter/wght.css';
import './styles/index.css';
import { boot } from './app/boot.ts';
import { restoreRail } from './app/shell.ts';
import { completeSilentSignIn, SILENT_PATH } from './shared/auth/session.ts';
import { restoreTheme } from './shared/theme/theme.ts';

restoreTheme();
restoreRail();
const root = document.getElementById('root');
if (window.location.pathname === SILENT_PATH) {
  // In the hidden frame of a silent sign-in: the parent page waits for the answer and tells its reader.
  void completeSilentSignIn();
} else if (root) {
  void boot(root);
}
