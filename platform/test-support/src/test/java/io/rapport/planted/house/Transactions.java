package io.rapport.planted.house;

import org.springframework.transaction.annotation.Transactional;

class Transactions {

    @Transactional
    void change() {}
}
