import { render } from 'preact';
import '../ui/ui.css';
import './style/board.css';
import './style/calls.css';
import './style/edges.css';
import { BoardPage } from './board/board-page.tsx';
import { createBoardModel } from './start/board-model.ts';
import { startBoard } from './start/start-board.ts';

const app = document.getElementById('app');
if (app) {
  const model = createBoardModel();
  render(<BoardPage model={model} />, app);
  void startBoard(model);
}
