package io.rapport.planted.house;

class CustomerServiceImpl {}
