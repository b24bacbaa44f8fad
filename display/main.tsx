import { render } from 'preact';

const app = document.getElementById('app');
if (app) render(<h1>Bảng gọi số</h1>, app);
