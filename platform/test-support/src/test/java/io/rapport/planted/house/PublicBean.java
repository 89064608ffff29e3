package io.rapport.planted.house;

import org.springframework.stereotype.Service;

@Service
public class PublicBean {}
