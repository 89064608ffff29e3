package io.rapport.planted.house;

import io.rapport.other.Other;

record Neighbour(Other other) {}
