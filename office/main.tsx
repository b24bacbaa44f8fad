import { render } from 'preact';
import '../ui/ui.css';
import { startLanguage } from '../ui/language.ts';
import '../ui/staff.css';
import './style/page.css';
import './style/day.css';
import './style/sheet.css';
import './style/table.css';
import './style/cards.css';
import './style/shares.css';
import './style/devices.css';
import './style/rule.css';
import './style/dialogs.css';
import { OfficeApp } from './office-app.tsx';

document.documentElement.dataset.room = 'office';
startLanguage();
const app = document.getElementById('app');
if (app !== null) render(<OfficeApp />, app);
