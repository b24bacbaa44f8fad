import { render } from 'preact';
import '../ui/ui.css';
import { startLanguage } from '../ui/language.ts';
import '../ui/staff.css';
import './entry/entry.css';
import './console/console.css';
import './console/head.css';
import './console/undo.css';
import './console/present.css';
import './console/line.css';
import './dialogs/dialogs.css';
import './dossiers/dossiers.css';
import { CounterApp } from './entry/counter-app.tsx';

document.documentElement.dataset.room = 'counter';
startLanguage();
const app = document.getElementById('app');
if (app !== null) render(<CounterApp />, app);
