import { render } from 'preact';

const app = document.getElementById('app');
if (app) render(<h1>Máy lấy số</h1>, app);
