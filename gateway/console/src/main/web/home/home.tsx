import { Blank } from '../ui/bits';
export function Home(_: { id: string }) { return <Blank icon="info" title="Home" />; }
