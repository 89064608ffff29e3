package io.rapport.planted.house;

import org.springframework.data.mongodb.repository.MongoRepository;

interface Rows extends MongoRepository<String, String> {}
