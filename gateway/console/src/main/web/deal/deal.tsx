import { Blank } from '../ui/bits';
export function Deal(_: { id: string }) { return <Blank icon="info" title="Deal" />; }
