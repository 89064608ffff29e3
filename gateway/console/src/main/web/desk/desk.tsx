import { Blank } from '../ui/bits';
export function Desk(_: { id: string }) { return <Blank icon="info" title="Desk" />; }
