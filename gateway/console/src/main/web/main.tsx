import { render } from 'preact';
import { Refusal } from './core/api';
import './core/calls'; // before anything asks who is signed in: an address with a number in it leads nowhere
import { Screens, bringScreen } from './screens';
import { NotStarted } from './shell/not-started';
import { start } from './start';
import './styles.css';

const app = document.getElementById('app')!;

bringScreen();
start().then(
  (started) => {
    if (started === 'ready') render(<Screens />, app);
    else if (started !== 'leaving') render(<NotStarted why={started.signInFailed} />, app);
  },
  (failure) => render(<NotStarted refusal={failure instanceof Refusal ? failure : null} />, app),
);
