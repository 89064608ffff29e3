import { Blank } from '../ui/bits';
export function Ticket(_: { id: string }) { return <Blank icon="info" title="Ticket" />; }
