import { render } from 'preact';

const app = document.getElementById('app');
if (app) render(<h1>Số thứ tự của bạn</h1>, app);
