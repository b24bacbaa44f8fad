import { render } from 'preact';

const app = document.getElementById('app');
if (app) render(<h1>Quầy giao dịch</h1>, app);
