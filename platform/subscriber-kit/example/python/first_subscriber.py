#!/usr/bin/env python3
"""Keeps the newest state of everything in one topic, by the subscriber's rule, and says what it holds, line by line:
`held <aggregate id> <epoch>.<sequence>`.

    pip install confluent-kafka
    python3 first_subscriber.py 127.0.0.1:9092 rapport.customer.events

Where events are missing it reads the aggregate from the API, if RAPPORT_API (http://127.0.0.1:8080) and RAPPORT_TOKEN
are set; else it takes the event behind the gap, which is a whole state too. Exit code 77: no Kafka client.
"""
import json
import os
import signal
import sys
import urllib.error
import urllib.request

try:
    from confluent_kafka import Consumer, KafkaException
except ImportError:
    print("SKIPPED: no Kafka client for Python: pip install confluent-kafka", file=sys.stderr)
    sys.exit(77)

# By the letters in front of an id; first-subscriber.md has the table.
ROUTES = {
    "cus": "customers", "con": "contacts", "int": "interactions", "tsk": "tasks", "ntc": "notices", "emp": "employees", "tea": "teams",
    "prd": "products", "pip": "pipelines", "opp": "opportunities", "tic": "tickets",
    "cam": "campaigns", "tou": "touches", "rsp": "responses",
}

rows = {}  # aggregate id -> (epoch, sequence, state, personal); a real one is a table of your database


def read(aggregate):
    """What the API answers of an aggregate; None where it may not be seen."""
    api, token = os.environ.get("RAPPORT_API"), os.environ.get("RAPPORT_TOKEN")
    route = ROUTES.get(aggregate.split("_")[0])
    if not (api and token and route):
        return None
    request = urllib.request.Request(
        f"{api}/api/v1/{route}/{aggregate}", headers={"Authorization": f"Bearer {token}"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        if refused.code in (403, 404):
            return None
        raise


def hold(aggregate, epoch, sequence, state, personal):
    rows[aggregate] = (epoch, sequence, state, personal)
    print(f"held {aggregate} {epoch}.{sequence}", flush=True)


def take(record):
    headers = {name: text.decode() for name, text in record.headers()}
    aggregate = record.key().decode()
    epoch, sequence = int(headers["ce_epoch"]), int(headers["ce_sequence"])
    last = rows.get(aggregate, (0, 0))[:2]
    if (epoch, sequence) <= last:
        return  # a repeat
    value = json.loads(record.value())
    expected = last[1] + 1 if epoch == last[0] else 1
    if sequence > expected:
        newer = read(aggregate)
        if newer and (newer["epoch"], newer["sequence"]) > (epoch, sequence):
            hold(aggregate, newer["epoch"], newer["sequence"], newer["state"], newer.get("personal"))
            return
    clear = value.get("personal", {}).get("clear", {})  # or sealed, which cannot be read
    hold(aggregate, epoch, sequence, value["state"], clear.get("state"))


def main(broker, topic):
    consumer = Consumer({
        "bootstrap.servers": broker,
        "group.id": "first-subscriber-python." + topic,
        "auto.offset.reset": "earliest",  # Kafka's own default would begin at the end
        "enable.auto.commit": False,
        "allow.auto.create.topics": False,
    })
    consumer.subscribe([topic])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        while True:
            record = consumer.poll(1.0)
            if record is None:
                continue
            if record.error():
                raise KafkaException(record.error())
            take(record)
            consumer.commit(record, asynchronous=False)  # after it is held, never before
    finally:
        consumer.close()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
