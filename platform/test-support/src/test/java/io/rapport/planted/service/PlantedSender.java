package io.rapport.planted.service;

import org.springframework.kafka.core.KafkaTemplate;

record PlantedSender(KafkaTemplate<String, String> template) {}
