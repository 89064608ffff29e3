import { send } from '../core/commands';
import { may } from '../core/me';
import { useRead } from '../core/reads';
import { address, setQuery, useHere } from '../core/router';
import { Bones, Pill } from '../ui/bits';
import { Button, LinkButton } from '../ui/button';
import { Confirm } from '../ui/confirm';
import { Dialog } from '../ui/dialog';
import { Refused } from '../ui/refusals';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import { ProductForm } from './product-form';

export const dealsWith = (product: string) => address('/pipeline', { view: 'list', product });

/** One product beside the list: what it is, where it is sold, and what may be done with it. */
export function Product({ id }: { id: string }) {
  const { t, f } = useWords();
  const { query } = useHere();
  const read = useRead('GET /api/v1/products/{id}', { path: { id } }, { ids: [id] });
  const close = () => setQuery({ open: null, edit: null, retire: null });
  const product = read.value;
  if (product && query.has('edit') && may('products')) return <ProductForm record={product} onClose={() => setQuery({ edit: null })} />;
  const retire = async () => {
    await send('POST /api/v1/products/{id}/retirement', { path: { id }, body: {}, query: {}, revision: product!.revision });
    say(t.products.retiredSaid(product!.state.name));
  };
  if (product && query.has('retire') && may('products') && !product.state.retired) {
    return (
      <Confirm title={t.products.retireAsk(product.state.name)} label={t.products.retire} act={retire} onClose={() => setQuery({ retire: null })}>
        <p>{t.products.retireHint}</p>
      </Confirm>
    );
  }
  return (
    <Dialog
      title={product?.state.name ?? t.products.title}
      look="drawer"
      onClose={close}
      footer={
        product && may('products') ? (
          <>
            {!product.state.retired && <Button icon="circle-x" onClick={() => setQuery({ retire: '1' })}>{t.products.retire}</Button>}
            <Button icon="pencil" look="primary" onClick={() => setQuery({ edit: '1' })}>{t.common.edit}</Button>
          </>
        ) : null
      }
    >
      {!product ? (
        read.refusal ? <Refused refusal={read.refusal} /> : <Bones rows={5} label={t.common.loading} />
      ) : (
        <div class="stack">
          <p class="row wrap"><Pill tone={product.state.retired ? '' : 'good'}>{product.state.retired ? t.products.retired : t.products.listed}</Pill></p>
          <dl class="facts">
            <dt>{t.products.series}</dt><dd>{product.state.series ?? '–'}</dd>
            <dt>{t.products.listPrice}</dt><dd class="num">{product.state.listPrice ? f.money(product.state.listPrice) : '–'}</dd>
            {product.state.externalIds.length > 0 && <><dt>{t.customers.externalIds}</dt><dd>{product.state.externalIds.map((one) => `${one.system}: ${one.id}`).join(', ')}</dd></>}
            {product.state.changedAt && <><dt>{t.customers.changedAt}</dt><dd>{f.moment(product.state.changedAt)}</dd></>}
          </dl>
          {may('readsFigures') && <p><LinkButton icon="handshake" href={dealsWith(id)}>{t.products.deals}</LinkButton></p>}
        </div>
      )}
    </Dialog>
  );
}
