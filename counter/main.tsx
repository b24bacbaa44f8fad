import { render } from 'preact';
import '../ui/ui.css';
import { startLanguage } from '../ui/language.ts';
import './counter.css';
import { CounterApp } from './entry/counter-app.tsx';

document.documentElement.dataset.room = 'counter';
startLanguage();
const app = document.getElementById('app');
if (app !== null) render(<CounterApp />, app);
