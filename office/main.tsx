import { render } from 'preact';
import '../ui/ui.css';
import { startLanguage } from '../ui/language.ts';
import './office.css';
import { OfficeApp } from './office-app.tsx';

document.documentElement.dataset.room = 'office';
startLanguage();
const app = document.getElementById('app');
if (app !== null) render(<OfficeApp />, app);
