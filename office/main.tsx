import { render } from 'preact';

const app = document.getElementById('app');
if (app) render(<h1>Phòng điều hành</h1>, app);
