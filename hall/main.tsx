import { render } from 'preact';

const app = document.getElementById('app');
if (app) render(<h1>Motcua: một cửa</h1>, app);
