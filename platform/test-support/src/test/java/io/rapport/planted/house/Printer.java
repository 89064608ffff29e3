package io.rapport.planted.house;

class Printer {

    void print() {
        System.out.println("a line without a level");
    }
}
