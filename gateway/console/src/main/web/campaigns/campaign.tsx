import { Blank } from '../ui/bits';
export function Campaign(_: { id: string }) { return <Blank icon="info" title="Campaign" />; }
