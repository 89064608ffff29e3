package io.rapport.planted.house;

import org.springframework.kafka.annotation.KafkaListener;

class Listener {

    @KafkaListener(topics = "rapport.customer.events")
    void on(String record) {}
}
