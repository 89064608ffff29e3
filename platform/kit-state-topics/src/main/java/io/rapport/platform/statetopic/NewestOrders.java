package io.rapport.platform.statetopic;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The newest (epoch, sequence) per key of one partition, in 24 bytes per slot: keys are held as
/// 128 bits of their SHA-256, so that a million of them cost some 50 MB and not several hundred.
/// Two keys never meet in practice (10^-26 at a million keys, below the chance that ids do).
///
/// For one thread.
final class NewestOrders {

    private static final int SMALLEST = 64;
    private static final int WIDTH = 3;

    private final MessageDigest digest = sha256();
    private long[] slots = new long[SMALLEST * WIDTH];
    private int size;

    /// Notes an order unless the key has the same or a newer one.
    ///
    /// @param order above 0
    /// @return whether it was newer
    boolean raise(byte[] key, long order) {
        var hash = ByteBuffer.wrap(digest.digest(key));
        var high = hash.getLong();
        var low = hash.getLong();
        var slot = slot(slots, high, low);
        if (slots[slot + 2] == 0) {
            slots[slot] = high;
            slots[slot + 1] = low;
            size++;
        } else if (slots[slot + 2] >= order) {
            return false;
        }
        slots[slot + 2] = order;
        if (size * 4L > slots.length / WIDTH * 3L) {
            grow();
        }
        return true;
    }

    int size() {
        return size;
    }

    /// What the table takes, in bytes.
    long bytes() {
        return (long) slots.length * Long.BYTES;
    }

    /// Grows by half, not by double: memory is what counts here.
    private void grow() {
        var larger = new long[(slots.length / WIDTH * 3 / 2) * WIDTH];
        for (var from = 0; from < slots.length; from += WIDTH) {
            if (slots[from + 2] != 0) {
                System.arraycopy(
                        slots, from, larger, slot(larger, slots[from], slots[from + 1]), WIDTH);
            }
        }
        slots = larger;
    }

    /// Where the key is, or the empty place where it belongs.
    private static int slot(long[] slots, long high, long low) {
        var places = slots.length / WIDTH;
        var place = (int) Long.remainderUnsigned(high, places);
        while (true) {
            var slot = place * WIDTH;
            if (slots[slot + 2] == 0 || (slots[slot] == high && slots[slot + 1] == low)) {
                return slot;
            }
            place = place + 1 == places ? 0 : place + 1;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
